import type { Installation } from './installation.ts';

interface Where {
  readonly databaseFile: string;
  readonly databaseUrl: string | undefined;
  readonly databaseReplicas: readonly string[];
}

/** The installation that a configuration names, or the file that is given instead. */
export async function installationOf(where: Where, file?: string): Promise<Installation> {
  const { databaseFile, databaseUrl, databaseReplicas } = where;
  if (databaseUrl === undefined || file !== undefined) {
    const { FileInstallation } = await import('./seed/file/file-installation.ts');
    return new FileInstallation(file ?? databaseFile);
  }
  const { PgInstallation } = await import('./postgres/pg-installation.ts');
  return new PgInstallation({ url: databaseUrl, replicas: databaseReplicas });
}
