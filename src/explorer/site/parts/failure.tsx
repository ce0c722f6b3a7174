import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../languages.ts';
import type { Screen } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { ApiFailure } from '../public-api.ts';
import { ownPath } from '../rows.ts';
import { Link, ResourceLink } from './link.tsx';

/** The screen in place of a page that could not be loaded. Faults of our own are thrown on. */
export function failureScreen(error: unknown, { t }: Language): Screen {
  if (!(error instanceof ApiFailure)) throw error;
  const title = titleOf(error, t);
  return {
    status: error.status === 0 ? 503 : error.status,
    failure: error,
    head: { title, description: error.problem?.detail ?? title },
    content: <FailureNotice failure={error} again={() => location.reload()} whole />,
  };
}

interface FailureProps {
  readonly failure: ApiFailure;
  /** Asks again. */
  readonly again: () => void;
  /** True where nothing else is on the page. */
  readonly whole?: boolean;
}

/** Why something is not there, and what to do. What may be otherwise in a moment is asked for again by itself. */
export function FailureNotice({ failure, again, whole = false }: FailureProps) {
  const { t } = useLanguage();
  const title = titleOf(failure, t);
  return (
    <div class="failure" role="alert">
      {whole ? <h1 tabIndex={-1}>{title}</h1> : <h2>{title}</h2>}
      <p>{failure.problem?.detail ?? t(failure.status === 0 ? 'offlineText' : 'unavailableText')}</p>
      {failure.passes ? (
        <Again failure={failure} again={again} />
      ) : (
        <Instead address={failure.problem?.links?.tryInstead} />
      )}
    </div>
  );
}

function titleOf({ status, problem }: ApiFailure, t: Language['t']): string {
  if (status === 404) return t('notFound');
  if (status === 429) return t('limited');
  if (status === 0) return t('offline');
  return status >= 500 ? t('unavailable') : (problem?.title ?? t('problem'));
}

/** Asks again when the server said, or the connection is back, or by a click. */
function Again({ failure: { status, retryAfter }, again }: FailureProps) {
  const { t } = useLanguage();
  const [left, setLeft] = useState(retryAfter);
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => (left <= 1 ? again() : setLeft(left - 1)), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  useEffect(() => {
    if (status !== 0) return;
    addEventListener('online', again, { once: true });
    return () => removeEventListener('online', again);
  }, []);
  return (
    <>
      {left !== null && <p class="countdown">{t('limitedText', { n: left })}</p>}
      <button type="button" class="button" onClick={again}>
        {t('retry')}
      </button>
    </>
  );
}

function Instead({ address }: { readonly address: string | undefined }) {
  const { t } = useLanguage();
  return (
    <p class="actions">
      <Link class="button" href="/">
        {t('backHome')}
      </Link>
      {address !== undefined && (
        <span class="try">
          {t('tryInstead')}:{' '}
          <ResourceLink href={ownPath(address)}>
            <code>{ownPath(address)}</code>
          </ResourceLink>
        </span>
      )}
    </p>
  );
}
