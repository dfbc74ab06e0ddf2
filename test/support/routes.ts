import type { Express, Router } from 'express';

type Layer = { route?: { path: string | string[]; stack: { method: string }[] }; handle: Partial<Router> & { stack?: Layer[] } };
export type Route = { method: string; path: string };

/** Every route of the application, wherever it is mounted; a router's own prefix is not known to Express 5 and stands in none of ours but `/api`. */
export function routesOf(app: Express): Route[] {
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
}

function walk(layers: Layer[]): Route[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return walk(handle.stack ?? []);
    const methods = [...new Set(route.stack.map(({ method }) => method))];
    return [route.path].flat().flatMap((path) => methods.map((method) => ({ method, path })));
  });
}
