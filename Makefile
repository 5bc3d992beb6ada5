.PHONY: setup
setup:
	@python3 tools/bootstrap.py test
