import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../openApi.ts';
import type { Route } from '../route.ts';
import type { Schema } from './fromSchema.ts';
import type { TestAnswer } from './service.ts';

/** An operation as the document of the API has it. */
export interface Operation {
  operationId: string;
  security: Record<string, string[]>[];
  parameters: { in: 'path' | 'query' | 'header'; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

export interface PlacedOperation {
  method: string;
  path: string;
  operation: Operation;
}

/** The document of some routes as a test walks it. */
export interface WalkedDocument {
  openapi: string;
  operations: PlacedOperation[];
  /** Fails where an answer is not as the operation declares: its status, its type, its form. */
  declares: (one: PlacedOperation, answer: TestAnswer, what: string) => void;
  /** Whether a value fits a schema, formats and all; texts stand for numbers where `isText`. */
  fits: (schema: Schema, value: unknown, isText?: boolean) => boolean;
}

/** The document of these routes, taken apart. */
export function walkedDocument(routes: readonly Route[]): WalkedDocument {
  const document = openApiDocument(routes, { address: 'http://localhost:3000', version: '0' }) as {
    openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: { Problem: Schema } };
  };
  const loose = new Ajv2020({ strict: false, validateFormats: false });
  const strict = withFormats(new Ajv2020({ strict: false }));
  const texts = withFormats(new Ajv2020({ strict: false, coerceTypes: true }));
  const checks = new Map<Ajv2020, Map<Schema, ValidateFunction>>();
  const checkOf = (ajv: Ajv2020, schema: Schema): ValidateFunction => {
    const known = checks.get(ajv) ?? new Map<Schema, ValidateFunction>();
    checks.set(ajv, known);
    return known.get(schema) ?? known.set(schema, ajv.compile(schema)).get(schema)!;
  };
  return {
    openapi: document.openapi,
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation }))),
    declares: ({ operation }, { status, headers, body }, what) => {
      assert.ok(status < 500, what);
      const declared = operation.responses[status] ?? assert.fail(`not declared: ${what}`);
      if (declared.content === undefined) return;
      const type = headers.get('content-type')!.split(';')[0]!;
      const { schema } = declared.content[type] ?? assert.fail(`${type} is not declared: ${what}`);
      if (!/[/+]json$/.test(type)) return;
      const check = checkOf(loose, '$ref' in schema ? document.components.schemas.Problem : schema);
      assert.ok(check(body), `${JSON.stringify(check.errors)}: ${what}`);
    },
    fits: (schema, value, isText = false) => checkOf(isText ? texts : strict, schema)(isText ? structuredClone(value) : value),
  };
}

function withFormats(ajv: Ajv2020): Ajv2020 {
  addFormats.default(ajv);
  // What the schemas of this project call base64 may be empty.
  ajv.addFormat('base64', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
  return ajv;
}
