"""The ground of the API: what every wing's operations share, and no business words.

An operation is a plain function (`operasi`): it takes what was asked for, checked, and returns
what is answered. `rute` makes a view of the operations of one address. Each makes one domain
call; permissions, scopes of tokens, limits, entity tags, repeated requests and the schema are here.
"""
