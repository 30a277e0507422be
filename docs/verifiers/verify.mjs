// Says of each link on standard input whether the key signed it: genuine or forged. The specification is docs/link-format.md.
//
//     npm install @noble/hashes
//     SIGNING_KEY=... node verify.mjs quote.json < links.txt
//
// It does not say whether a link has expired.

import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2.js';

const forms = { viewer: /^.+$/s, issued: /^\d{8}T\d{12}$/, quote_id: /^.+$/s, revision: /^0*[1-9]\d*$/, digest: /^[0-9a-f]{64}$/ };
const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

export function message(row) {
  return `[${row.map((value) => JSON.stringify(value).replace(/[\u007f-\uffff]/g, escape)).join(', ')}]`;
}

export function digest(message, key) {
  return Buffer.from(blake2b(Buffer.from(message), { key: Buffer.from(key), dkLen: 32 })).toString('hex');
}

export function isGenuine(link, definition, key) {
  const query = new URLSearchParams(link.split('#')[0].split('?').slice(1).join('?'));
  const action = query.get('action');
  const actions = (definition.actions ?? [{ name: 'accept' }]).map(({ name }) => name);
  const values = action === 'generate' ? definition.fields.map(({ name }) => name) : ['quote_id', 'revision'];
  const required = ['viewer', 'issued', 'digest', ...(action === 'generate' ? [] : values)];
  const isWellFormed = ['generate', ...actions].includes(action)
    && ['action', ...required, ...values].every((name) => query.getAll(name).length < 2)
    && required.every((name) => forms[name].test(query.get(name) ?? ''));
  const row = ['quote-link/1', action, query.get('viewer'), query.get('issued'), ...values.map((name) => query.get(name))];
  return isWellFormed && timingSafeEqual(Buffer.from(digest(message(row), key)), Buffer.from(query.get('digest')));
}

if (process.argv[1]?.endsWith('verify.mjs')) {
  const definition = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const links = readFileSync(0, 'utf8').split(/\r?\n/).filter((line) => line !== '');
  links.forEach((link) => console.log(isGenuine(link, definition, process.env.SIGNING_KEY) ? 'genuine' : 'forged'));
}
