/** Where the page of a provision is, by its own name or that of one of its rules (`ear/742/4.a#column-1`). */
export function lawAddress(rule: string, on?: string): string {
  const [provision = '', anchor] = rule.split('#');
  return `/law/${provision}${on === undefined ? '' : `?on=${on}`}${anchor === undefined ? '' : `#${anchor}`}`;
}
