/** Code that reads the rows of an address. */
export interface Snippet {
  /** Name of the language or the program. */
  readonly name: string;
  readonly code: string;
}

/** Makes the whole address of the rows in a format. */
type AddressIn = (format: 'csv' | 'ndjson') => string;

/** Code for the programs that analysts use, each for exactly the rows of an address. */
export function snippetsOf(address: AddressIn): readonly Snippet[] {
  const csv = address('csv');
  return [
    { name: 'curl', code: `curl -fsSOJ '${csv}'` },
    { name: 'Python', code: `import pandas as pd\n\ndata = pd.read_csv("${csv}")` },
    { name: 'R', code: `data <- read.csv("${csv}")` },
    { name: 'JavaScript', code: javaScript(address('ndjson')) },
    { name: 'Power Query', code: powerQuery(csv) },
    { name: 'Google Sheets', code: `=IMPORTDATA("${csv}")` },
  ];
}

function javaScript(address: string): string {
  return `const response = await fetch('${address}')
if (!response.ok) throw new Error(await response.text())
const lines = (await response.text()).split('\\n').filter(Boolean)
const data = lines.map((line) => JSON.parse(line))`;
}

function powerQuery(address: string): string {
  return `let
    Source = Web.Contents("${address}"),
    Table = Csv.Document(Source, [Delimiter = ",", Encoding = 65001]),
    Rows = Table.PromoteHeaders(Table)
in
    Rows`;
}

/** A formula of Excel for a number: the first cell of the first row of a CSV. */
export function formulaOf(address: string): Snippet {
  return {
    name: 'Excel',
    code: `=VALUE(TEXTBEFORE(TEXTAFTER(WEBSERVICE("${address}"),CHAR(10)),CHAR(13)))`,
  };
}
