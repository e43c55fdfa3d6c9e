select sum(factor) as factor, count(*) as rules from price_rule where country = ?
