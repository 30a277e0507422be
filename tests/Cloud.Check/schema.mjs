import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const spec = loadAwsServiceSpecSync();

/** Returns how a template differs from CloudFormation's published schema: unknown types, unknown or missing properties, and wrong values. */
export function schemaFindings(template) {
  return Object.entries(template.Resources).flatMap(([resource, { Type: type, Properties: properties = {} }]) => {
    // The schema does not cover custom resources.
    if (type.startsWith('Custom::')) {
      return [];
    }

    const known = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    return (known.length === 1 ? differences(properties, known.only().properties, type) : [`${type} is not a resource type`])
      .map((detail) => ({ rule: 'Schema', resource, detail }));
  });
}

function differences(value, properties, place) {
  return [
    ...Object.entries(properties).filter(([name, { required }]) => required && !(name in value)).map(([name]) => `${place}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, inner]) =>
      name in properties ? differencesOfValue(inner, properties[name].type, `${place}.${name}`) : [`${place}.${name} is not a property`]),
  ];
}

function differencesOfValue(value, type, place) {
  // CloudFormation computes these values during the deployment, so their type is unknown here.
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
      return [`${place}: this check does not know the schema's type ${type.type}`];
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
