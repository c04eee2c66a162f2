"""From blocks to Word and PDF; knows neither Qt nor the database."""
