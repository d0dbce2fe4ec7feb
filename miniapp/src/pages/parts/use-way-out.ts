import type { WayOut } from '../../api';
import { useSession } from '../../features/session';
import { callPhone } from '../../host';
import { goTo } from '../../routes';

/** What the button under an error does; what the page itself can try again stays with the page. */
export function useWayOut(wayOut: WayOut, retry: () => void): () => void {
  const { product } = useSession();
  switch (wayOut) {
    case 'restart':
      return () => void goTo.landing({}, 'restart');
    case 'authorise':
      return () => void goTo.consents();
    case 'call':
      return () => callPhone(product.serviceLine);
    default:
      return retry;
  }
}
