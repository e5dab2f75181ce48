/** One text of `law/`, by its path from the project's root with forward slashes. */
export interface LawText {
  path: string;
  text: string;
}

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/** The digest under which a set of texts is cached and cited; worked examples are no part of the law. */
export function digestOf(texts: readonly LawText[], sha256: Sha256): string {
  const lines = texts.filter(({ path }) => !path.endsWith('/cases.yaml'))
    .map(({ path, text }) => `${path}\0${sha256(text)}\n`).sort();
  return sha256(lines.join(''));
}
