"""The words that all else uses: models, sentences, errors, visible text."""
