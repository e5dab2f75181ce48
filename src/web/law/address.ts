export const lawRoot = '/law';

/** Where the page of a provision is, by its own name or that of one of its rules (`ear/742/4.a#column-1`). */
export function lawAddress(rule: string, on?: string): string {
  const [provision = '', anchor] = rule.split('#');
  return `${lawRoot}/${provision}${on === undefined ? '' : `?on=${on}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Where a link within a page of the law leads, seen from the file of that page; `undefined` where it leaves the law. */
export function linkedAddress(href: string, file: string): string | undefined {
  if (/^[a-z]+:/i.test(href)) return undefined;
  const { pathname, hash } = new URL(href, `file:///${file}`);
  const [, provision, day] = /^\/law\/(.+?)(?:\/(\d{4}-\d\d-\d\d))?(?:\.md)?$/.exec(pathname) ?? [];
  return provision === undefined ? undefined : lawAddress(`${decodeURI(provision)}${hash}`, day);
}
