import { z } from 'zod';

const optional = z.string().trim().transform((value) => value || undefined).optional();

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: z.url().optional(),
  DATA_DIR: z.string().default('data/local'),
  MEILI_URL: optional,
  MEILI_KEY: optional,
  SMTP_URL: optional,
  MAIL_FROM: optional,
  SECRET: optional,
  TILE_URL: optional,
  TILE_ATTRIBUTION: optional,
  AREA_BOUNDARIES: optional,
  GEOCODER_URL: optional,
  CHECK_LINKS: z.enum(['on', 'off']).default('on'),
  AREA_NAME: z.string().default('Trafford'),
  /** Where an operator's own Meilisearch is looked for. */
  PATH: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = ReturnType<typeof toConfig>;

/**
 * Reads the whole environment, once. Answers with the settings, or with one sentence for each that is wrong.
 * In production the secret has no default.
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { wrong: string[] } {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    return { wrong: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const wrong = [];
  if (parsed.data.NODE_ENV === 'production' && (parsed.data.SECRET ?? '').length < 32) {
    wrong.push('SECRET: production needs one of at least 32 characters; `openssl rand -hex 32` makes one.');
  }
  if (parsed.data.SMTP_URL && !/^smtps?:\/\//.test(parsed.data.SMTP_URL)) {
    wrong.push('SMTP_URL: write it as smtp://user:password@mail.example.org:587, or smtps:// for TLS from the start.');
  }
  if (parsed.data.MEILI_URL && !parsed.data.MEILI_KEY) {
    wrong.push('MEILI_KEY: a Meilisearch of your own at MEILI_URL needs its key too.');
  }
  return wrong.length > 0 ? { wrong } : { config: toConfig(parsed.data) };
}

function toConfig(env: z.infer<typeof environment>) {
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    baseUrl: env.BASE_URL ?? `http://localhost:${env.PORT}`,
    dataDir: env.DATA_DIR,
    meilisearch: env.MEILI_URL && env.MEILI_KEY ? { url: env.MEILI_URL, key: env.MEILI_KEY } : null,
    tiles: env.TILE_URL ? { url: env.TILE_URL, attribution: env.TILE_ATTRIBUTION ?? '' } : null,
    areaBoundaries: env.AREA_BOUNDARIES ?? null,
    geocoderUrl: env.GEOCODER_URL ?? null,
    checkLinks: env.CHECK_LINKS === 'on',
    areaName: env.AREA_NAME,
    searchPath: env.PATH,
    logLevel: env.LOG_LEVEL,
    /** Null outside production, where the data directory makes one of its own. */
    secret: env.SECRET ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? `Fingerpost ${env.AREA_NAME} <no-reply@${new URL(env.BASE_URL ?? 'http://localhost').hostname}>`,
  };
}
