import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../page-language.ts';

interface CopyButtonProps {
  /** What is copied. */
  readonly text: string;
  /** What it is, for people who listen to the page. */
  readonly label: string;
}

/** Copies a text and says so; there once the script runs. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useLanguage();
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => setState('ready'), []);
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('ready'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'none') return null;
  const copy = () =>
    write(text).then(() => {
      setState('copied');
      const announcer = document.getElementById('announcer');
      if (announcer) announcer.textContent = t('copied');
    });
  return (
    <button type="button" class="copy" aria-label={t('copyOfText', { name: label })} onClick={copy}>
      {t(state === 'copied' ? 'copied' : 'copy')}
    </button>
  );
}

async function write(text: string): Promise<void> {
  // Only secure contexts have a clipboard; over plain HTTP a selection still copies.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.className = 'offscreen';
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
