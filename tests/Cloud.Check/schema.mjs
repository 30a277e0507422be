import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const spec = loadAwsServiceSpecSync();

/** Where a template differs from CloudFormation's published schema: unknown types and properties, missing ones, values of the wrong kind. */
export function schemaFindings(template) {
  return Object.entries(template.Resources).flatMap(([resource, { Type: type, Properties: properties = {} }]) => {
    // A custom resource's properties are its own.
    if (type.startsWith('Custom::')) {
      return [];
    }

    const known = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    return (known.length === 1 ? differences(properties, known.only().properties, type) : [`${type} is no resource type`])
      .map((detail) => ({ rule: 'Schema', resource, detail }));
  });
}

function differences(value, properties, place) {
  return [
    ...Object.entries(properties).filter(([name, { required }]) => required && !(name in value)).map(([name]) => `${place}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) =>
      name in properties ? differencesOfValue(inner, properties[name].type, `${place}.${name}`) : [`${place}.${name} is no property`]),
  ];
}

function differencesOfValue(value, type, place) {
  // What CloudFormation works out while it deploys has no kind yet.
  if (isObject(value) && Object.keys(value).length === 1 && /^(Ref|Fn::.+)$/.test(Object.keys(value)[0])) {
    return [];
  }

  const wrong = [`${place} is ${JSON.stringify(value)}, not ${type.type}`];
  switch (type.type) {
    case 'union': {
      const all = type.types.map((one) => differencesOfValue(value, one, place));
      return all.find((found) => found.length === 0) ?? all[0];
    }
    case 'ref':
      return isObject(value) ? differences(value, spec.get('typeDefinition', type.reference.$ref).properties, place) : wrong;
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, i) => differencesOfValue(item, type.element, `${place}[${i}]`)) : wrong;
    case 'map':
      return isObject(value) ? Object.entries(value).flatMap(([key, item]) => differencesOfValue(item, type.element, `${place}.${key}`)) : wrong;
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : wrong;
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : wrong;
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong;
    case 'integer':
      return Number.isInteger(value) ? [] : wrong;
    case 'number':
      return typeof value === 'number' ? [] : wrong;
    case 'json':
      return [];
    default:
      return [`${place}: the schema has a kind of value that this check does not know, ${type.type}`];
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
