import { ApiFailure } from '../api.ts';
import { type Language, useLanguage } from '../language.tsx';
import type { Screen } from '../page.tsx';
import { ownPath } from '../rows.ts';
import { Link, ResourceLink } from './link.tsx';

/** The screen in place of a page that could not be loaded. Faults of our own are thrown on. */
export function failureScreen(error: unknown, { t }: Language): Screen {
  if (!(error instanceof ApiFailure)) throw error;
  const title = titleOf(error, t);
  return {
    status: error.status === 0 ? 503 : error.status,
    head: { title, description: error.problem?.detail ?? title },
    content: (
      <div class="failure" role="alert">
        <h1 tabIndex={-1}>{title}</h1>
        <Explanation failure={error} />
      </div>
    ),
  };
}

function titleOf({ status, problem }: ApiFailure, t: Language['t']): string {
  if (status === 404) return t('notFound');
  if (status === 429) return t('limited');
  if (status === 0) return t('offline');
  return status >= 500 ? t('unavailable') : (problem?.title ?? t('problem'));
}

function Explanation({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useLanguage();
  const { status, problem, retryAfter } = failure;
  const again = status === 0 || status === 429 || status >= 500;
  return (
    <>
      <p>{problem?.detail ?? (status === 0 ? t('offlineText') : t('unavailableText'))}</p>
      {retryAfter !== null && <p>{t('limitedText', { n: retryAfter })}</p>}
      {again ? (
        <button type="button" class="button" onClick={() => location.reload()}>
          {t('retry')}
        </button>
      ) : (
        <Instead address={problem?.links?.tryInstead} />
      )}
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
