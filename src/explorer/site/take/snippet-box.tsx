import { CopyButton } from '../parts/copy-button.tsx';

interface SnippetBoxProps {
  readonly title: string;
  readonly code: string;
}

/** Code to copy; without script it is text to select. */
export function SnippetBox({ title, code }: SnippetBoxProps) {
  return (
    <div class="snippet" data-snippet={title}>
      <h4>{title}</h4>
      <CopyButton text={code} label={title} />
      <pre>
        <code>{code}</code>
      </pre>
    </div>
  );
}
