import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { LanguageProvider } from './page-language.ts';
import { FailureNotice } from './parts/failure.tsx';
import { Frame } from './parts/frame.tsx';
import { PlaceProvider } from './parts/link.tsx';
import type { ApiFailure } from './public-api.ts';
import { titleOf } from './rendering.ts';
import type { Opened, Visit } from './visit.ts';

interface AppProps {
  readonly visit: Visit;
  /** The page of the first address. */
  readonly first: Opened;
  /** Address of the icon. */
  readonly icon: string;
}

/** All pages: that of the address is shown, and the one before it until the next one is loaded. */
export function App({ visit, first, icon }: AppProps) {
  return (
    <LocationProvider scope={visit.scope}>
      <Current visit={visit} first={first} icon={icon} />
    </LocationProvider>
  );
}

function Current({ visit, first, icon }: AppProps) {
  const { opened, failure, again } = useOpened(visit, first);
  const { language, screen } = opened;
  const title = titleOf(screen.head, language);
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language.lang;
  }, [title, language]);
  return (
    <PlaceProvider value={visit}>
      <LanguageProvider value={language}>
        {screen.head.embedded ? (
          screen.content
        ) : (
          <Frame icon={icon}>
            {failure && <FailureNotice key={failure} failure={failure} again={again} />}
            {screen.content}
          </Frame>
        )}
      </LanguageProvider>
    </PlaceProvider>
  );
}

/** The page of the address, once it is loaded; until then the one before, with why the next one does not come. */
function useOpened(visit: Visit, first: Opened) {
  const { url } = useLocation();
  const [opened, setOpened] = useState(first);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const tops = useRef(new Map<string, number>());
  const shownPath = useRef(pathOf(first.address));
  // Before anything else runs: a page that comes after its reader has gone back is no longer wanted.
  useLayoutEffect(() => {
    let wanted = true;
    tops.current.set(opened.address, scrollY);
    if (url !== opened.address)
      void visit.open(url).then((next) => {
        if (!wanted || next === null) return;
        const passing = next.screen.failure?.passes ? next.screen.failure : null;
        setFailure(passing);
        if (passing === null) setOpened(next);
      });
    return () => {
      wanted = false;
    };
  }, [url, attempt]);
  useLayoutEffect(() => {
    const path = pathOf(opened.address);
    if (path === shownPath.current) return;
    shownPath.current = path;
    scrollTo(0, tops.current.get(opened.address) ?? 0);
    // People who listen or use the keyboard start at the heading of the new page.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [opened]);
  return { opened, failure, again: () => setAttempt(attempt + 1) };
}

function pathOf(address: string): string {
  return address.split('?')[0] ?? address;
}
