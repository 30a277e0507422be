import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path) => JSON.parse(readFileSync(join(root, ...path)));

/** Synthesizes the stages of cdk.json and of the tests as the cdk command does, by running the app, but without credentials. */
export async function synthesize() {
  const { app, context } = read('cdk.json');
  // Its sample of a workgroup's id is refused.
  context.stages.prod.warehouse.workgroupId = '7c2e91d4-3b5f-4a68-9e07-d1f86b2a4c53';
  const [program, ...args] = app.split(' ');
  const stages = { ...context.stages, ...read('tests', 'Cloud.Tests', 'stages.json') };
  const out = mkdtempSync(join(tmpdir(), 'write-back-check-'));
  process.on('exit', () => rmSync(out, { recursive: true }));
  const templates = [];
  for (const stage of Object.keys(stages)) {
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR, CDK_OUTDIR: join(out, stage), CDK_CONTEXT_JSON: JSON.stringify({ ...context, stages, stage }) };
    await promisify(execFile)(program, args, { cwd: root, env });
    const file = join(out, stage, `WriteBack-${stage}.template.json`);
    templates.push({ stage, file, template: JSON.parse(readFileSync(file)) });
  }

  return templates;
}
