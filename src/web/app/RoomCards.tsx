import { Link } from 'wouter';
import { rooms } from './rooms.ts';
import { useText } from './text.ts';

/** The rooms of the site as a list of links with what each is for. */
export function RoomCards() {
  const t = useText();
  return (
    <ul className="usa-card-group room-cards">
      {rooms.map(({ path, name, about }) => (
        <li key={path} className="usa-card tablet:grid-col-6">
          <div className="usa-card__container">
            <div className="usa-card__header"><h2 className="usa-card__heading"><Link href={path}>{t(name)}</Link></h2></div>
            <div className="usa-card__body"><p>{t(about)}</p></div>
          </div>
        </li>
      ))}
    </ul>
  );
}
