import { Link } from 'wouter';
import { rooms } from './rooms.ts';
import { useText } from './text.ts';

/** The rooms of the site as a list of links with what each is for. */
export function RoomCards() {
  const t = useText();
  return (
    <section className="home__part">
      <h2>{t('home.rooms')}</h2>
      <ul className="cards">
        {rooms.map(({ path, name, about }) => (
          <li key={path} className="card">
            <h3 className="card__title"><Link href={path}>{t(name)}</Link></h3>
            <p>{t(about)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
