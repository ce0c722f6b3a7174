import { keepThreads } from '../src/formats/worker-pool.ts';

// Tests ask for a picture or a workbook every few seconds: by then the threads that make them had ended, and were started again.
keepThreads(60);
