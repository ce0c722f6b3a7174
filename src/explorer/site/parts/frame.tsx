import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Lang } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { onThemeChange, theme, toggleTheme } from '../theme.ts';
import { Link, ResourceLink, useAddresses } from './link.tsx';

interface FrameProps {
  /** Address of the icon. */
  readonly icon: string;
  readonly children: ComponentChildren;
}

/** What surrounds every page: the way to the others, the choices of the reader, and whose figures these are. */
export function Frame({ icon, children }: FrameProps) {
  const { t } = useLanguage();
  return (
    <>
      <a class="skip" href="#view">
        {t('skip')}
      </a>
      <header class="site-head">
        <div class="inner">
          <Link class="brand" href="/">
            <img src={icon} alt="" width="26" height="26" />
            <span>{t('product')}</span>
          </Link>
          <Navigation />
          <div class="choices">
            <Languages />
            <ThemeButton />
          </div>
        </div>
      </header>
      <main id="view" tabIndex={-1}>
        <div class="stage">{children}</div>
      </main>
      <Foot />
      <p id="announcer" class="offscreen" aria-live="polite" />
    </>
  );
}

/** Turns the theme, and says which one it is once it is known. */
function ThemeButton() {
  const { t } = useLanguage();
  const [dark, setDark] = useState(false);
  useEffect(() => {
    const mark = () => setDark(theme() === 'dark');
    mark();
    return onThemeChange(mark);
  }, []);
  return (
    <button
      type="button"
      id="theme"
      class="theme"
      aria-pressed={dark}
      aria-label={t('dark')}
      onClick={toggleTheme}
    >
      <span aria-hidden="true" />
    </button>
  );
}

const destinations = [
  ['/', 'navIndicators'],
  ['/areas', 'navAreas'],
  ['/article', 'navArticle'],
  ['/checks', 'navChecks'],
  ['/docs', 'navApi'],
] as const;

function Navigation() {
  const { t } = useLanguage();
  const { path } = useLocation();
  const root = useAddresses().resource('');
  return (
    <nav class="site-nav" aria-label={t('product')}>
      {destinations.map(([href, word]) => (
        <Link
          key={href}
          href={href}
          aria-current={path === (root + href).replace(/(?<=.)\/$/, '') ? 'page' : undefined}
        >
          {t(word)}
        </Link>
      ))}
    </nav>
  );
}

/** The same page in each language: a link that can be shared. */
function Languages() {
  const { lang } = useLanguage();
  return (
    <nav class="languages" aria-label="Language 语言">
      <Version to="en" current={lang === 'en'}>
        EN
      </Version>
      <Version to="zh" current={lang === 'zh'}>
        中文
      </Version>
    </nav>
  );
}

interface VersionProps {
  readonly to: Lang;
  readonly current: boolean;
  readonly children: ComponentChildren;
}

function Version({ to, current, children }: VersionProps) {
  const { url, query } = useLocation();
  // The `path` of the library has no slash at its end, but the search below a `PUBLIC_URL` has one.
  const [path = ''] = url.split(/[?#]/);
  const address = `${path}?${new URLSearchParams({ ...query, lang: to })}`;
  return (
    <a href={address} lang={to} hreflang={to} aria-current={current ? 'true' : undefined}>
      {children}
    </a>
  );
}

function Foot() {
  const { t } = useLanguage();
  return (
    <footer class="site-foot">
      <div class="inner">
        <p>
          {t('footText')}{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">
            CC BY 4.0
          </a>
        </p>
        <p>
          <Link href="/calendar">{t('dueTitle')}</Link> <Link href="/concepts">{t('concepts')}</Link>{' '}
          <Link href="/verify">{t('verifyTitle')}</Link>{' '}
          <Link href="/docs/methodology">{t('navMethodology')}</Link>{' '}
          <Link href="/docs/glossary">{t('navGlossary')}</Link> <Link href="/errors">{t('navErrors')}</Link>{' '}
          <Link href="/docs">Swagger UI</Link> <ResourceLink href="/openapi.yaml">OpenAPI 3.1</ResourceLink>{' '}
          <ResourceLink href="/v1">/v1</ResourceLink>
        </p>
      </div>
    </footer>
  );
}
