import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LocationProvider, useLocation } from 'preact-iso';
import { LanguageProvider } from './language.tsx';
import { Frame } from './parts/frame.tsx';
import { RootProvider } from './parts/link.tsx';
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
      <RootProvider value={visit.root}>
        <Current visit={visit} first={first} icon={icon} />
      </RootProvider>
    </LocationProvider>
  );
}

function Current({ visit, first, icon }: AppProps) {
  const { language, screen } = useOpened(visit, first);
  const title = titleOf(screen.head, language);
  useEffect(() => {
    document.title = title;
    document.documentElement.lang = language.lang;
  }, [title, language]);
  return (
    <LanguageProvider value={language}>
      <Frame icon={icon}>{screen.content}</Frame>
    </LanguageProvider>
  );
}

/** The page of the address, once it is loaded. */
function useOpened(visit: Visit, first: Opened): Opened {
  const { url } = useLocation();
  const [opened, setOpened] = useState(first);
  const tops = useRef(new Map<string, number>());
  const shownPath = useRef(pathOf(first.address));
  useEffect(() => {
    let wanted = true;
    tops.current.set(opened.address, scrollY);
    if (url !== opened.address)
      void visit.open(url).then((next) => {
        if (wanted && next !== null) setOpened(next);
      });
    return () => {
      wanted = false;
    };
  }, [url]);
  useLayoutEffect(() => {
    const path = pathOf(opened.address);
    if (path === shownPath.current) return;
    shownPath.current = path;
    scrollTo(0, tops.current.get(opened.address) ?? 0);
    // People who listen or use the keyboard start at the heading of the new page.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [opened]);
  return opened;
}

function pathOf(address: string): string {
  return address.split('?')[0] ?? address;
}
