import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { answerAside } from './formats/aside.ts';
import { bareDocument, describedApp, toYaml } from './http/openapi/openapi-document.ts';
import { registerUi, uiFiles } from './http/openapi/swagger-ui.ts';
import type { Described, DocumenterQuestion } from './http/plugins/docs.ts';

/** The program of a thread: the generators of the documentation work in one go, and load a hundred files. */
answerAside(
  async (question: DocumenterQuestion): Promise<Described | string> =>
    question === null ? describe() : toYaml(JSON.parse(question.json)),
);

async function describe(): Promise<Described> {
  const app = await buildApp({
    store: () => {
      throw new Error('Routes are described without a store.');
    },
    config: readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT: 'off' }),
  });
  const described = await describedApp(app);
  await registerUi(described);
  const document = await bareDocument(described);
  return { document: JSON.stringify(document), files: await uiFiles(described) };
}
