"""Reads messages of SDMX with the sources of sdmx1, each in a process of its own, for its readers keep what they met; prints outcomes."""

import io
import json
import subprocess
import sys
import tempfile
import warnings

source, base = sys.argv[1:3]
series = "A.data-output-nda.CN.outturn"
questions = {
    "dataflows": "len(client().dataflow().dataflow) == 1",
    "structure": "len(list(client().datastructure('DSD_DATA_ECONOMY').structure.values())[0].dimensions) == 5",
    "data": "list(sdmx.to_pandas(client().data('DATA_ECONOMY', key=SERIES, params={'startPeriod': '2023'})))[0] == 32.85",
    "availability": "len(list(list(client().get('availableconstraint', 'DATA_ECONOMY', key='A..CN.outturn').constraint.values())[0].data_content_region[0].member)) == 5",
    "structure-specific 2.1": "observations('structurespecificdata+xml;version=2.1', '2.1') > 1",
    "data 3.0": "observations('data+xml;version=3.0.0', '3.0.0') > 1",
    "structures 3.0": "len(list(structures('3.0.0').structure.values())[0].dimensions) == 5",
    "CSV 2.0": "observations('data+csv;version=2.0.0', '3.0.0') > 1",
}


def ask(question):
    sys.path.insert(0, source)
    warnings.simplefilter("ignore")
    import logging

    logging.disable(logging.CRITICAL)
    import requests
    import sdmx

    sdmx.add_source({"id": "CDE", "url": f"{base}/sdmx/v1", "name": "here", "supports": {"availableconstraint": True}})

    def get(path, accept):
        answer = requests.get(f"{base}/sdmx/v1/{path}", headers={"accept": f"application/vnd.sdmx.{accept}"})
        answer.raise_for_status()
        return io.BytesIO(answer.content)

    def structures(version):
        return sdmx.read_sdmx(get("datastructure?references=children", f"structure+xml;version={version}"))

    def observations(kind, version):
        structure = list(structures(version).structure.values())[0]
        with tempfile.NamedTemporaryFile(suffix=f".{kind.split('+')[1].split(';')[0]}") as file:
            file.write(get(f"data/DATA_ECONOMY/{series}", kind).getvalue())
            file.flush()
            message = sdmx.read_sdmx(file.name, structure=structure)
        return len(message.data[0].obs)

    names = {"sdmx": sdmx, "client": lambda: sdmx.Client("CDE"), "SERIES": series, "observations": observations, "structures": structures}
    print(eval(questions[question], names))


if len(sys.argv) > 3:
    ask(sys.argv[3])
else:
    for question in questions:
        done = subprocess.run([sys.executable, __file__, source, base, question], capture_output=True, text=True)
        lines = done.stderr.strip().splitlines() or [""]
        ok = done.stdout.strip().endswith("True")
        print(json.dumps({"what": f"sdmx1: {question}", "ok": ok, "detail": "read" if ok else lines[-1][:160]}))
