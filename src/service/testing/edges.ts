import type { Schema } from './fromSchema.ts';

/** Longer texts only make the tests slower. */
const longestTried = 4321;
const strange: readonly unknown[] = [null, -1, '\u0000', {}];

/** Values at the edges of a schema, on either side: the shortest and longest, one less and one more, and those of other kinds. */
export function edgesOf({ minimum, maximum, minLength, maxLength, maxItems, enum: choices, items }: Schema, valid: unknown): unknown[] {
  const text = typeof valid === 'string' ? valid : 'a';
  const [member = items === undefined ? 1 : 'a'] = Array.isArray(valid) ? valid as unknown[] : [];
  const many = (count: number): unknown[] => Array.from({ length: count }, () => member);
  return [
    ...strange, `${text}'"\\`,
    ...[minimum, maximum].flatMap((edge) => edge === undefined ? [] : [edge - 1, edge, edge + 1, String(edge)]),
    ...[minLength, maxLength].flatMap((edge) => edge === undefined || edge > longestTried ? []
      : [edge - 1, edge, edge + 1].filter((length) => length >= 0).map((length) => 'a'.repeat(length))),
    ...(maxItems === undefined || maxItems > longestTried ? [] : [many(maxItems), many(maxItems + 1)]),
    ...(choices === undefined ? [] : [...choices, `${String(choices[0])} `]),
  ];
}

/** Bodies that differ from a valid one in one place: a field at its edges, left out, or one more than there are. */
export function bodiesNear(schema: Schema, valid: unknown): unknown[] {
  if (valid === null || typeof valid !== 'object' || Array.isArray(valid)) return edgesOf(schema, valid);
  const whole = valid as Record<string, unknown>;
  const withOwn = (name: string, value: unknown): Record<string, unknown> =>
    Object.defineProperty({ ...whole }, name, { value, enumerable: true });
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const { [name]: own, ...without } = whole;
    return [without, ...edgesOf(inner, own).map((value) => withOwn(name, value))];
  });
  return [...strange, whole, ...fields, ...['__proto__', 'constructor', 'id', 'workspace', 'createdAt'].map((name) =>
    withOwn(name, { isOperator: true, roles: ['administrator'] }))];
}
