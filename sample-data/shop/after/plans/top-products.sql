select product_id, sum(quantity) as sold, sum(quantity * price_cents) as revenue_cents from order_line group by product_id order by revenue_cents desc, product_id limit 10
