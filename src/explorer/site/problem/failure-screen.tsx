import type { Language } from '../languages.ts';
import type { Asked, Screen } from '../page.tsx';
import { FailureNotice, failureTitle, sentenceOf } from '../parts/failure.tsx';
import { ApiFailure } from '../public-api.ts';
import { SearchField } from '../search/search-field.tsx';
import { FaultyParameters } from './faulty-parameters.tsx';
import { NearMatches, nearMatches } from './near-matches.tsx';

/** What the screen of a failure needs to know of the address. */
type Failed = Pick<Asked, 'api' | 'language'> & {
  /** Own path of the page. */
  readonly path: string;
};

/** The screen in place of a page that could not be loaded, with ways on. Faults of our own are thrown on. */
export async function failureScreen(error: unknown, { api, language, path }: Failed): Promise<Screen> {
  const { failure, ...screen } = bareFailureScreen(error, language);
  if (failure.passes) return { ...screen, failure };
  const matches = await nearMatches(api, path, failure).catch(noMatches);
  const content = (
    <>
      {screen.content}
      <FaultyParameters failure={failure} />
      <div class="failure-ways">
        <SearchField asked={null} />
        <div id="found">
          <NearMatches matches={matches} />
        </div>
      </div>
    </>
  );
  return { ...screen, failure, content };
}

/** The same with nothing but what went wrong. */
export function bareFailureScreen(
  error: unknown,
  language: Language,
  framed = false,
): Screen & { readonly failure: ApiFailure } {
  if (!(error instanceof ApiFailure)) throw error;
  return {
    status: error.status === 0 ? 503 : error.status,
    failure: error,
    head: { title: failureTitle(error, language), description: sentenceOf(error, language) },
    content: <FailureNotice failure={error} again={() => location.reload()} whole framed={framed} />,
  };
}

function noMatches(error: unknown): readonly [] {
  if (error instanceof ApiFailure) return [];
  throw error;
}
