/** The package comes without types; this is what the bench uses of it. */
declare module 'json-logic-js' {
  const logic: { apply(rule: unknown, facts: unknown): unknown };
  export default logic;
}
