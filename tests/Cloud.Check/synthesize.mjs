import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path) => JSON.parse(readFileSync(join(root, ...path)));

/** The templates of cdk.json's stages and of the tests', each by the app's own program as the cdk command runs it, without credentials. */
export async function synthesize() {
  const { app, context } = read('cdk.json');
  const [program, ...args] = app.split(' ');
  const stages = { ...context.stages, ...read('tests', 'Cloud.Tests', 'stages.json') };
  const out = mkdtempSync(join(tmpdir(), 'write-back-check-'));
  process.on('exit', () => rmSync(out, { recursive: true }));
  const templates = [];
  for (const stage of Object.keys(stages)) {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, CDK_OUTDIR: join(out, stage), CDK_CONTEXT_JSON: JSON.stringify({ ...context, stages, stage }) };
    await promisify(execFile)(program, args, { cwd: root, env });
    const file = join(out, stage, `WriteBack-${stage}.template.json`);
    templates.push({ stage, file, template: JSON.parse(readFileSync(file)) });
  }

  return templates;
}
