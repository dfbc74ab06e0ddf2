import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'sass';
import { stop } from '../src/stop.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'public/css/vendor/forms.css');

const notice =
  '/* Made by npm run forms-css from public/css/forms. Holds parts of govuk-frontend, MIT, Copyright (C) 2017 Crown Copyright (Government Digital Service). */\n';
const { css } = compile(join(root, 'public/css/forms/index.scss'), { loadPaths: [join(root, 'node_modules')], style: 'compressed', charset: false });

if (!process.argv.includes('--check')) writeFileSync(file, `${notice}${css}\n`);
else if (readFileSync(file, 'utf8') !== `${notice}${css}\n`) stop('public/css/vendor/forms.css is not what public/css/forms gives: npm run forms-css');
