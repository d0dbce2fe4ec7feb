import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { useMe } from '../api/queries';
import { ErrorNote } from '../parts/error-note';

const ownPasswordPath = '/operators';

/**
 * Shows what is inside to somebody who is signed in; sends everybody else to the sign-in and back again. Whoever came by
 * a password that somebody else made is let in nowhere before they set their own.
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return null;
  if (me.isError) {
    return (
      <main className="page">
        <ErrorNote what="" error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (!me.data) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.data.mustSetPassword && pathname !== ownPasswordPath)
    return <Navigate to={ownPasswordPath} replace />;
  return children;
}
