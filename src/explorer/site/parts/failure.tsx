import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../page/base/api-answers.ts';
import type { Language } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import type { ApiFailure } from '../public-api.ts';
import { ownPath } from '../rows.ts';
import { Link, ResourceLink, useAddresses } from './link.tsx';

interface FailureProps {
  readonly failure: ApiFailure;
  /** Asks again. */
  readonly again: () => void;
  /** True where nothing else is on the page. */
  readonly whole?: boolean;
  /** True in a frame of another site, where no other page may stand: ways on open beside it. */
  readonly framed?: boolean;
}

/** Why something is not there, and what to do. What may be otherwise in a moment is asked for again by itself. */
export function FailureNotice({ failure, again, whole = false, framed = false }: FailureProps) {
  const language = useLanguage();
  const title = failureTitle(failure, language);
  return (
    <div class="failure" role="alert">
      {whole ? <h1 tabIndex={-1}>{title}</h1> : <h2>{title}</h2>}
      <p>{sentenceOf(failure, language)}</p>
      {failure.passes ? (
        <Again failure={failure} again={again} />
      ) : framed ? (
        <Home />
      ) : (
        <Instead address={whole && isAbsent(failure) ? undefined : resourceInstead(failure)} />
      )}
    </div>
  );
}

/** True where nothing is at the address, or no longer: what is near to it is shown in its place. */
export function isAbsent({ status }: ApiFailure): boolean {
  return status === 404 || status === 410;
}

/** The address of the API that would work; none where a page would, which stands below with its choices. */
function resourceInstead({ problem }: ApiFailure): string | undefined {
  const instead = problem?.links?.tryInstead;
  return instead !== undefined && ownPath(instead).startsWith('/v1') ? instead : undefined;
}

/** What went wrong, in a few words. */
export function failureTitle({ status, problem }: ApiFailure, { lang, t }: Language): string {
  if (status === 404) return t('notFound');
  if (status === 410) return t('gone');
  if (status === 400) return t('badAddress');
  if (status === 429) return t('limited');
  if (status === 0) return t('offline');
  if (status >= 500) return t('unavailable');
  return lang === 'en' ? (problem?.title ?? t('problem')) : t('problem');
}

/** What went wrong, in a sentence: what its code means, else what the API says. */
export function sentenceOf({ status, problem }: ApiFailure, { lang, t, term }: Language): string {
  if (status === 0) return t('offlineText');
  if (problem === null) return t('unavailableText');
  const { code, detail, errors = [], instance } = problem;
  const text = term('problem', code);
  // The API says it in English.
  if (text === code) return status >= 500 && lang !== 'en' ? t('unavailableText') : detail;
  const [path = ''] = instance.split('?');
  return text
    .replace('{value}', errors[0]?.value ?? path)
    .replace('{faults}', errors.map((fault) => faultText(fault, term)).join('；'))
    .replace('{detail}', detail);
}

/** What is wrong with a parameter, in Chinese: in English `detail` says it. */
function faultText(
  { code = '', parameter = '', value }: NonNullable<Problem['errors']>[number],
  term: Language['term'],
): string {
  const known = term('fault', code);
  const text = known === code ? term('fault', 'other') : known;
  return text.replace('{parameter}', parameter).replace('{value}', value ?? '');
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

/** The way out of a frame. */
function Home() {
  const { t } = useLanguage();
  const { resource } = useAddresses();
  return (
    <p class="actions">
      <a class="button" href={resource('/')} target="_blank" rel="noopener">
        {t('backHome')}
      </a>
    </p>
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
          {t('tryInstead') + t('colon')}
          <ResourceLink href={ownPath(address)}>
            <code>{ownPath(address)}</code>
          </ResourceLink>
        </span>
      )}
    </p>
  );
}
