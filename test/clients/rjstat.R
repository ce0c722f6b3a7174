# Reads the cubes with the sources of rjstat and compares them with the NDJSON; prints an outcome for each cube.
suppressMessages({ library(jsonlite); library(checkmate) })
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[2]
for (file in list.files(file.path(arguments[1], "R"), full.names = TRUE)) source(file)
version <- read.dcf(file.path(arguments[1], "DESCRIPTION"), fields = "Version")
for (name in c("small", "sparse", "empty")) {
  cube <- fromJSONstat(file.path(folder, paste0(name, ".jsonstat")), naming = "id")
  lines <- readLines(file.path(folder, paste0(name, ".ndjson")))
  expected <- lapply(lines[nchar(lines) > 0], fromJSON)
  key <- function(row) paste(row$indicator, row$area, row$lane, row$period)
  values <- setNames(cube$value, key(cube))
  wrong <- sum(vapply(expected, function(row) !isTRUE(all.equal(
    unname(values[key(row)]), if (is.null(row$value)) NA else row$value
  )), logical(1)))
  stated <- sum(vapply(expected, function(row) !is.null(row$value), logical(1)))
  ok <- wrong == 0 && sum(!is.na(cube$value)) == stated
  cat(sprintf(
    '{"what":"R rjstat %s: %s","ok":%s,"detail":"%d rows, %d of %d values differ"}\n',
    version, name, tolower(ok), nrow(cube), wrong, stated
  ))
}
