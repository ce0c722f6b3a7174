import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const statics = /^import\s*\{([^}]*)\}\s*from\s*'(\.[^']+)';$/gm;
const dynamics = /\bimport\('([^']+)'\)/g;
const exports = /^export ((?:async )?function|const|class) (\w+)/gm;
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The modules that an entry reaches, in one script: each in a function of its own, the ones it imports before it.
 * Fifty requests become one. Modules may import and export names only, and not in circles; packages are loaded
 * from their addresses when they are first needed.
 * @throws Error when a module says it in any other way
 */
export function bundle(entry: URL, packages: Readonly<Record<string, string>>): string {
  const order: string[] = [];
  const seen = new Set<string>();
  const include = (url: URL): string => {
    const key = relative(root, fileURLToPath(url)).replaceAll('\\', '/');
    if (seen.has(key)) return key;
    seen.add(key);
    const names: string[] = [];
    const code = stripTypeScriptTypes(readFileSync(url, 'utf8'))
      .replace(
        statics,
        (_, list: string, from: string) =>
          `const {${list.replaceAll(' as ', ': ')}} = modules['${include(new URL(from, url))}'];`,
      )
      .replace(dynamics, (_, from: string) =>
        from in packages
          ? `import('${packages[from]}')`
          : `Promise.resolve(modules['${include(new URL(from, url))}'])`,
      )
      .replace(exports, (_, kind: string, name: string) => {
        names.push(name);
        return `${kind} ${name}`;
      });
    const left = /^(import|export)\b.*$/m.exec(code);
    if (left) throw new Error(`${key} cannot be bundled: ${left[0]}`);
    order.push(`modules['${key}'] = (() => {\n${code}\nreturn { ${names.join(', ')} };\n})();`);
    return key;
  };
  include(entry);
  return withoutBlanks(`const modules = {};\n${order.join('\n')}\n`);
}

/** Types leave blanks where they stood, and whole lines of them. */
function withoutBlanks(code: string): string {
  return code.replace(/[ \t]+$/gm, '').replace(/\n{2,}/g, '\n');
}
