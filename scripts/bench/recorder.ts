import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that was made of Meilisearch: `path` with its query string, `body` as it was sent. */
export type EngineRequest = { path: string; body: string };

/** Stands before a Meilisearch, passes everything on and writes down what was asked. */
export type Recorder = { url: string; taken(): EngineRequest[]; stop(): void };

/** So the bench sends the engine the very bodies that the product sends, whatever those come to be. */
export async function startRecorder(engineUrl: string): Promise<Recorder> {
  let requests: EngineRequest[] = [];
  const server = createServer(async (req, res) => {
    const body = await textOf(req);
    requests.push({ path: req.url ?? '/', body });
    const answer = await fetch(engineUrl + req.url, {
      method: req.method,
      headers: { authorization: req.headers.authorization ?? '', 'content-type': 'application/json' },
      body: body || undefined,
    });
    res.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked since the last time. */
    taken() {
      const since = requests;
      requests = [];
      return since;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}
