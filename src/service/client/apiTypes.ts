type Node = Readonly<Record<string, unknown>>;

interface Operation {
  summary: string;
  parameters: { in: string; name: string; required?: boolean; schema: Node }[];
  requestBody?: { content: Contents };
  responses: Record<string, { content?: Contents }>;
}
type Contents = Record<string, { schema: Node }>;

const places = ['path', 'query', 'header'] as const;
const refusalType = 'application/problem+json';
const plainTypes: Readonly<Record<string, string>> = {
  string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null',
};

/**
 * The OpenAPI document of the service as types of TypeScript, in the form that openapi-fetch takes them. Throws where the
 * document says something for which there is no type here, so that none is left out in silence.
 */
export function apiTypes(document: Node): string {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  const { schemas } = document.components as { schemas: Record<string, Node> };
  return [
    '// Made from the OpenAPI document of the service; see docs/api.md for how. Not edited by hand.',
    'export interface paths {',
    ...Object.entries(paths).flatMap(([path, operations]) => [
      `  ${JSON.stringify(path)}: {`,
      ...Object.entries(operations).flatMap(([method, operation]) => operationLines(method, operation).map((line) => `    ${line}`)),
      '  };',
    ]),
    '}',
    'export interface components {', '  schemas: {',
    ...Object.entries(schemas).map(([name, schema]) => `    ${name}: ${typeOf(schema)};`),
    '  };', '}',
    `interface Refused { headers: Record<string, string>; content: { "${refusalType}": components['schemas']['Problem'] } }`, '',
  ].join('\n');
}

function operationLines(method: string, { summary, parameters, requestBody, responses }: Operation): string[] {
  return [
    `/** ${summary.replaceAll('*/', '* /').replaceAll('\n', ' ')} */`,
    `${method}: {`,
    `  parameters: ${parametersType(parameters)};`,
    ...(requestBody === undefined ? [] : [`  requestBody: { content: ${contentType(requestBody.content)} };`]),
    '  responses: {',
    ...Object.entries(responses).map(([status, { content }]) => `    ${status}: ${answerType(content)};`),
    '  };',
    '};',
  ];
}

function answerType(content: Contents | undefined): string {
  if (content !== undefined && refusalType in content) return 'Refused';
  return `{ headers: Record<string, string>; content${content === undefined ? '?: never' : `: ${contentType(content)}`} }`;
}

function parametersType(parameters: Operation['parameters']): string {
  const groups = places.map((place) => {
    const own = parameters.filter((one) => one.in === place);
    if (own.length === 0) return `${place}?: never`;
    const fields = own.map(({ name, required, schema }) => `${keyOf(name)}${required === true ? '' : '?'}: ${typeOf(schema)}`);
    return `${place}${own.some(({ required }) => required) ? '' : '?'}: { ${fields.join('; ')} }`;
  });
  return `{ ${groups.join('; ')}; cookie?: never }`;
}

function contentType(content: Contents): string {
  return `{ ${Object.entries(content).map(([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema)}`).join('; ')} }`;
}

function typeOf(schema: Node): string {
  if (typeof schema.$ref === 'string') return referredType(schema.$ref);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return choices.map((choice) => `(${typeOf(choice as Node)})`).join(' | ');
  if (schema.type === undefined && Object.keys(schema).every((key) => ['default', 'description', 'title'].includes(key))) return 'unknown';
  if (Array.isArray(schema.type)) return schema.type.map((type: unknown) => typeOf({ ...schema, type })).join(' | ');
  if (schema.type === 'object') return objectType(schema);
  if (schema.type === 'array' && typeof schema.items === 'object') return `(${typeOf(schema.items as Node)})[]`;
  return plainTypes[String(schema.type)] ?? unknownSchema(schema);
}

function objectType({ properties = {}, required = [], additionalProperties }: Node): string {
  const fields = Object.entries(properties as Record<string, Node>).map(([name, schema]) =>
    `${keyOf(name)}${(required as string[]).includes(name) ? '' : '?'}: ${typeOf(schema)}`);
  if (fields.length === 0) {
    return `Record<string, ${additionalProperties === false ? 'never' : typeOf((additionalProperties ?? {}) as Node)}>`;
  }
  // Any other field may have any type: TypeScript would hold those that are named to it too.
  if (typeof additionalProperties === 'object') fields.push('[other: string]: unknown');
  return `{ ${fields.join('; ')} }`;
}

function referredType(reference: string): string {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1];
  return name === undefined ? unknownSchema({ $ref: reference }) : `components['schemas']['${name}']`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function unknownSchema(schema: Node): never {
  throw new Error(`There is no type for ${JSON.stringify(schema).slice(0, 200)}.`);
}
