select id, name, email, country from customer where id = ?
