package extract

import _ "time/tzdata" // the zones of the sources, also on machines without a zone database
