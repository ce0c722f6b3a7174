import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import { sdmxPath } from './sdmx-path.ts';
import { SnippetBox } from './snippet-box.tsx';
import { formulaOf, snippetsOf } from './snippets.ts';
import { pathIn } from './take-paths.ts';

interface CodeProps {
  /** Path of the API for the rows that are shown, without a format. */
  readonly path: string;
  /** The lane that has the newest figure; null where there is none. */
  readonly lane: string | null;
}

/** The call of the API for what is shown, and code that reads it. */
export function CodeSnippets({ path, lane }: CodeProps) {
  const { t } = useLanguage();
  const { absolute } = useAddresses();
  const newest = { last: 1, lane, fields: 'value', scale: null };
  const sdmx = sdmxPath(path);
  const formula = formulaOf(absolute(pathIn('csv', path, newest)));
  return (
    <>
      <p>{t('takeCodeText')}</p>
      <SnippetBox title={t('takeCall')} code={absolute(pathIn('json', path))} />
      {sdmx !== null && <SnippetBox title={t('takeSdmx')} code={absolute(sdmx)} />}
      {snippetsOf((format) => absolute(pathIn(format, path))).map(({ name, code }) => (
        <SnippetBox key={name} title={name} code={code} />
      ))}
      {lane !== null && <SnippetBox title={t('takeNewest', { name: formula.name })} code={formula.code} />}
    </>
  );
}
