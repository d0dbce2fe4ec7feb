import { Link } from 'react-router-dom';
import { personCode } from '../format/codes';

export function PersonLink({ personId }: { personId: string }) {
  return (
    <Link className="mono" to={`/person/${personId}`} title={personId}>
      {personCode(personId)}
    </Link>
  );
}
