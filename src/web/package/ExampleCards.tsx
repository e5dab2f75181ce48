import { Link } from 'wouter';
import type { Described } from '../engine/handlers/describe.ts';

/** The packages that a newcomer looks at first, each leading to one room. */
export function ExampleCards({ described, room }: { described: Described; room: string }) {
  return (
    <ul className="cards">
      {described.examples.map(({ name, title, description }) => (
        <li key={name} className="card">
          <h3 className="card__title"><Link href={`${room}/example/${name}`} lang="en">{title}</Link></h3>
          <p lang="en">{description}</p>
        </li>
      ))}
    </ul>
  );
}
