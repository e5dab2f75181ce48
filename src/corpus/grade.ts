/** How well a source carries a statement. An answer carries the weakest grade it rests on. */
export const grades = ['primary', 'secondary', 'inferred', 'not-found'] as const;
export type Grade = (typeof grades)[number];

export function weakest(left: Grade, right: Grade): Grade {
  return grades.indexOf(left) >= grades.indexOf(right) ? left : right;
}
