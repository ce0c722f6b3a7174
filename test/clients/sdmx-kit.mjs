// Runs the compliance kit against an endpoint: arguments are its folder, the endpoint and the version of the API.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, endpoint, apiVersion] = process.argv.slice(2);
const manager = join(folder, 'sdmx-tck-manager');
process.chdir(manager);
const ofKit = createRequire(join(manager, 'server.js'));
const log = console.log;
console.log = () => undefined;

// What passes results on to the next tests is in the client, which is written for a bundler.
const handlers = join(manager, 'handlers.mjs');
const source = readFileSync(join(folder, 'sdmx-tck-client/src/handlers/helperFunctions.js'), 'utf8');
writeFileSync(
  handlers,
  `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n${source.replace("constants/TestIndex'", "constants/TestIndex.js'")}`,
);
const {
  configDataTests,
  configSchemaTests,
  getDataFromParent,
  passIdentifiersToChildren,
  updateTestsStatus,
} = await import(handlers);

const { TEST_STATE, TEST_TYPE, STRUCTURES_REST_RESOURCE } = ofKit('sdmx-tck-api').constants;
const TestsModelBuilder = ofKit('./src/builders/TestsModelBuilder.js');
const Managers = ofKit('./src/manager/TestExecutionManagerFactory.js');
const XsdData = ofKit('./src/builders/schema-queries-builders/XSDTestsDataBuilder.js');
const QueryData = ofKit('./src/builders/data-queries-builders/DataQueriesDataBuilder.js');
const plain = (value) => JSON.parse(JSON.stringify(value ?? null)) ?? undefined;

const state = plain(TestsModelBuilder.createTestsModel(apiVersion, ['Structure', 'Schema', 'Data'], 'All'));
for (const index of state) {
  if (index.id === 'Schema') configSchemaTests(state, { schemaTestsData: plain(await schemaData()) });
  if (index.id === 'Data')
    configDataTests(state, {
      dataQueriesData: plain(await QueryData.buildDataQueriesData(endpoint, apiVersion)) ?? {},
    });
  for (const test of index.subTests) await run(test);
}
for (const index of state) for (const test of index.subTests) report(index.id, test);

async function schemaData() {
  const randomData = {};
  for (const kind of ['datastructure', 'dataflow', 'provisionagreement'])
    randomData[kind] = await XsdData.buildXSDDataWithoutConstraint(
      STRUCTURES_REST_RESOURCE[kind],
      endpoint,
      apiVersion,
    );
  return { constraintData: await XsdData.buildXSDDataFromConstraint(endpoint, apiVersion), randomData };
}

async function run(test) {
  const isOfParent =
    test.testType === TEST_TYPE.STRUCTURE_REFERENCE_PARTIAL ||
    (test.testType === TEST_TYPE.DATA_AVAILABILITY && test.reqTemplate.component);
  if (isOfParent) getDataFromParent(state, { test });
  if (![TEST_STATE.COMPLETED, TEST_STATE.FAILED, TEST_STATE.UNABLE_TO_RUN].includes(test.state)) {
    const result = plain(
      await Managers.getTestsManager(test.index).executeTest(plain(test), apiVersion, endpoint),
    );
    const ok = ({ status } = {}) => status === 1;
    const isRight =
      ok(result.httpResponseValidation) &&
      (ok(result.workspaceValidation) || ok(result.httpResponseHeadersValidation));
    updateTestsStatus(state, {
      test: result,
      state: isRight ? TEST_STATE.COMPLETED : TEST_STATE.FAILED,
      isCompliant: ok(result.httpResponseValidation),
      isCovered: isRight,
    });
    process.stderr.write(
      `${isRight ? 'ok  ' : 'FAIL'} ${test.index} ${result.testId} ${result.failReason ?? ''}\n`,
    );
    if (isRight) passIdentifiersToChildren(state, { test: result });
  }
  for (const child of test.subTests ?? []) {
    if (child.requireItems === true && !(child.items?.length > 0)) {
      child.failReason = 'Unable to run, due to missing items';
      updateTestsStatus(state, {
        test: child,
        state: TEST_STATE.UNABLE_TO_RUN,
        isCompliant: false,
        isCovered: false,
      });
    } else await run(child);
  }
}

function report(index, test) {
  const { testId, resource, state: outcome, failReason, httpResponseValidation } = test;
  log(
    JSON.stringify({
      index,
      id: testId,
      resource,
      outcome,
      reason: failReason,
      url: httpResponseValidation?.url,
    }),
  );
  for (const child of test.subTests ?? []) report(index, child);
}
