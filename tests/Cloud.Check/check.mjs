// Checks the template of every configuration with cdk-nag's AwsSolutions and Serverless packs and with CloudFormation's published schema.
// Fails on findings that accepted.json does not accept, and on entries there that no finding needs any longer.

import { readFileSync } from 'node:fs';
import { nagFindings } from './nag.mjs';
import { schemaFindings } from './schema.mjs';
import { synthesize } from './synthesize.mjs';

const accepted = JSON.parse(readFileSync(new URL('accepted.json', import.meta.url)));
const used = new Set();

function isAccepted(finding) {
  const index = accepted.findIndex(({ rule, resources }) =>
    rule === finding.rule && resources.some((start) => finding.resource.startsWith(start)));
  used.add(index);
  return index >= 0;
}

let rejected = 0;
for (const { stage, template, file } of await synthesize()) {
  const findings = [...nagFindings(file), ...schemaFindings(template)].filter((finding) => !isAccepted(finding));
  console.log(`${stage}: ${Object.keys(template.Resources).length} resources, ${findings.length} findings`);
  for (const { rule, resource, detail } of findings) {
    console.log(`  ${rule} at ${resource}: ${detail}`);
  }

  rejected += findings.length;
}

const unused = accepted.filter((_, index) => !used.has(index));
for (const { rule, resources } of unused) {
  console.log(`accepted.json: no finding needs ${rule} at ${resources.join(', ')} any longer`);
}

process.exitCode = rejected + unused.length > 0 ? 1 : 0;
