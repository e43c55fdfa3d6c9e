select o.id, o.status, o.total, o.created_at, c.id as customer_id, c.name, c.email, c.country from orders o join customer c on c.id = o.customer_id where o.id <= ? order by o.id desc limit 200
