package extract

// The zones of the sources, also on machines without a zone database.
import _ "time/tzdata"
