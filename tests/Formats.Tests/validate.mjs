// Reads {document, links, responses} from standard input. Prints what is wrong with the document by the OpenAPI specification, and by the
// document with its own examples, each link (its parameters), and each response ({name, method, status, mediaType, body}); one line each.

import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const { document, links, responses } = JSON.parse(readFileSync(0, 'utf8'));
const { valid, errors } = await new Validator().validate(structuredClone(document));
if (!valid) {
  console.log(`document: ${JSON.stringify(errors)}`);
}

// OpenAPI's schemas have keywords, such as example, that JSON Schema ignores.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema(document, 'document');
const path = Object.keys(document.paths)[0].replaceAll('~', '~0').replaceAll('/', '~1');

function check(name, pointer, value) {
  const validate = ajv.getSchema(`document#/${pointer}`);
  if (!validate(value)) {
    console.log(`${name}: ${ajv.errorsText(validate.errors)}`);
  }
}

for (const [name, { example }] of Object.entries(document.components.schemas).filter(([, schema]) => schema.example)) {
  check(`example of ${name}`, `components/schemas/${name}`, example);
}

links.forEach((link) => check(`link ${JSON.stringify(link)}`, `paths/${path}/parameters/0/schema`, link));

for (const { name, method, status, mediaType, body } of responses) {
  const all = Object.values(document.paths)[0][method.toLowerCase()].responses;
  const key = [String(status), `${String(status)[0]}XX`].find((each) => each in all);
  const content = all[key]?.content[mediaType];
  if (!content) {
    console.log(`${name}: ${method} has no response ${status} of type ${mediaType}`);
    continue;
  }

  const pointer = `paths/${path}/${method.toLowerCase()}/responses/${key}/content/${mediaType.replaceAll('/', '~1')}`;
  check(name, `${pointer}/schema`, JSON.parse(body));
  Object.values(content.examples).forEach(({ summary, value }) => check(`example ${summary}`, `${pointer}/schema`, value));
}
