import { useLocation } from 'preact-iso/router';
import { publisherName } from '../../../charts/charted.ts';
import type { Dossier } from '../../page/base/model.ts';
import { formatName } from '../../page/words/format-name.ts';
import { HowSure } from '../evidence/how-sure.tsx';
import { useLanguage } from '../page-language.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Link, ResourceLink } from '../parts/link.tsx';
import { ReportLink } from '../parts/report-link.tsx';
import { statementPath } from '../rows.ts';
import type { OpenRow } from './open-row.ts';
import type { TableRow } from './table-rows.ts';

interface RowDetailsProps {
  /** Id of the indicator of the page. */
  readonly indicator: string;
  /** Null where the address names what no longer is in the dataset. */
  readonly row: TableRow | Dossier | null;
  readonly open: OpenRow;
}

/** A figure to take along: a sentence to quote, its references, its address, and how sure it is. */
export function RowDetails({ indicator, row, open }: RowDetailsProps) {
  const { pick, t } = useLanguage();
  const { asOf } = useLocation().query;
  if (row === null) return null;
  const { dossier, references, citation } = open;
  return (
    <div class="take-along">
      <Quoted word="sentenceOf" lines={[row.statement]} />
      <Quoted word="referenceApa" lines={references.apa} />
      <Quoted word="referenceGb" lines={references.gbt7714} />
      <p>
        {t('forPrograms')}
        {t('colon')}
        {(['bibtex', 'ris', 'csl'] as const).map((format) => (
          <>
            <ResourceLink href={citation + format} download>
              {formatName(format)}
            </ResourceLink>{' '}
          </>
        ))}
      </p>
      {dossier && <Place dossier={dossier.data} />}
      <Operands row={row} />
      {row.caveats.length > 0 && (
        <ul class="caveats">
          {row.caveats.map((caveat) => (
            <li key={caveat.en}>{pick(caveat)}</li>
          ))}
        </ul>
      )}
      <HowSure row={row} indicator={indicator} asOf={asOf} />
      {dossier && <ReportLink links={dossier.links} />}
    </div>
  );
}

interface QuotedProps {
  readonly word: 'sentenceOf' | 'referenceApa' | 'referenceGb';
  readonly lines: readonly string[];
}

function Quoted({ word, lines }: QuotedProps) {
  const { t } = useLanguage();
  return (
    <figure class="quoted">
      <figcaption>
        {t(word)} <CopyButton text={lines.join('\n')} label={t(word)} />
      </figcaption>
      <blockquote>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
    </figure>
  );
}

/** Where the statement stands in its document, who said it, and where it stands here. */
function Place({ dossier }: { readonly dossier: Dossier }) {
  const { pick, t } = useLanguage();
  const { place, speaker } = dossier.provenance;
  return (
    <p>
      {t('placeInDocument') + t('colon') + pick(place)}
      {speaker && ` · ${t('saidBy', { who: pick(speaker) })}`}
      {' · '}
      <Link href={statementPath(dossier.id)}>{t('permalink')}</Link>
      {' · '}
      <ResourceLink href={`/v1/observations/${dossier.id}`}>{t('navApi')}</ResourceLink>
    </p>
  );
}

/** The figures that a computed one is made of. */
function Operands({ row }: { readonly row: TableRow | Dossier }) {
  const { lang, t } = useLanguage();
  const operands = row.derivation?.operands ?? [];
  if (operands.length === 0) return null;
  return (
    <div>
      <p class="label">{t('madeOf')}</p>
      <ul>
        {operands.map(({ id, name, display, source }) => (
          <li key={name}>
            <Link href={statementPath(id)}>{display}</Link>
            {lang === 'zh' ? '，' : ', '}
            {publisherName(source, lang)}
          </li>
        ))}
      </ul>
    </div>
  );
}
